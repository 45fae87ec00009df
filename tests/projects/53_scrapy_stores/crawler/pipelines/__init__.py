from crawler.pipelines.items import ItemPipeline, LinkPipeline
from crawler.pipelines.stats import StatsPipeline

__all__ = ["ItemPipeline", "LinkPipeline", "StatsPipeline"]
