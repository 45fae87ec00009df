import scrapy


class Offer(scrapy.Item):
    sku = scrapy.Field()
    shop = scrapy.Field()
    value = scrapy.Field()
    tags = scrapy.Field()
