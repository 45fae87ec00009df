class Product:
    def __init__(self, sku, batches=()):
        self.sku = sku
        self.batches = list(batches)
        self.events = []

    def allocate(self, line):
        batch = next(b for b in sorted(self.batches) if b.can_allocate(line))
        batch.allocate(line)
        return batch.reference


class Batch:
    def __init__(self, reference, qty):
        self.reference = reference
        self.qty = qty

    def can_allocate(self, line):
        return self.qty >= line.qty

    def allocate(self, line):
        self.qty -= line.qty
