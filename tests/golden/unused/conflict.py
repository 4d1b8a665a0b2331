# path: conflict.py


class Shop:
    def whole(self):
        price = self.price()  # unused: variable price

    def torn(self):
        price = self.price()

<<<<<<< HEAD
        return price
=======
        return price, 1
>>>>>>> tax


def after(shop):
    price = shop.price()  # unused: variable price
