# A tab goes on to the next column that eight divides.
def aligned(a,
          b):
       	c = a
        d = b
        if c:
        	return d
      	 	del d
         	return """
 	b"""
