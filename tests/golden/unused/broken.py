# path: broken.py
import os

def f(
    x = 1

print(nothing)
