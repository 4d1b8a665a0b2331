# The warnings of STYLE, on for every file of our own from the first commit.
set(HUNKSCAN_WARNINGS
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wstrict-prototypes
  -Wmissing-prototypes -Wundef -Wvla -Wcast-qual -Wcast-align -Wwrite-strings -Wpointer-arith
  -Wformat=2 -Wnull-dereference -Wimplicit-fallthrough)
if(HUNKSCAN_WERROR)
  list(APPEND HUNKSCAN_WARNINGS -Werror)
endif()
