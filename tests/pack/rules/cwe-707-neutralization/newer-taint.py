# ruleid: newer-taint
os.system(input())
# ok: newer-taint
os.system("ls")
