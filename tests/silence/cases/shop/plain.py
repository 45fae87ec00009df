def add(left, right):
    return left.union(right)  # why: the file has no word that a connection or transaction would need
