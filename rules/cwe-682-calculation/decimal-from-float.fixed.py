from decimal import Decimal

# ruleid: decimal-from-float
RATE = Decimal("0.19")
# ok: decimal-from-float
SAFE_RATE = Decimal("0.19")
# ok: decimal-from-float
HALF = Decimal(0.5)
