def run(self, items):
    # ruleid: commented-out-code
    # self.count = 0
    first = 1
    # ruleid: commented-out-code
    # for item in items:
    #     item.run()
    second = 2
    # ruleid: commented-out-code
    # print(items)
    third = 3
    # ruleid: commented-out-code
    # result = compute(items)
    fourth = 4
    # Made like this:
    # result = compute(items)
    fifth = 5
    # ok: commented-out-code
    # return the first of them
    sixth = 6
    # ok: commented-out-code
    # if there are none, wait:
    seventh = 7
    return first, second, third, fourth, fifth, sixth, seventh
