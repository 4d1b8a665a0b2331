from lxml import etree

ROOT = "shop"


def find(tree, name, number):
    # ruleid: xpath-by-formatting
    first = tree.xpath(f"//user[@name='{name}']/mail")
    # ruleid: xpath-by-formatting
    second = tree.xpath("//user[@name='%s']" % name)
    # ruleid: xpath-by-formatting
    third = tree.xpath('//user[@name="{}"]'.format(name))
    # ruleid: xpath-by-formatting
    fourth = tree.xpath("//user[@name='" + name + "']")
    # ok: xpath-by-formatting
    fifth = tree.xpath("//user[@name=$name]", name=name)
    # ok: xpath-by-formatting
    sixth = tree.xpath("//user[%d]" % number)
    # ok: xpath-by-formatting
    seventh = tree.xpath("//user[@kind='%s']" % ROOT)
    return first, second, third, fourth, fifth, sixth, seventh
