# Libraries of the distribution, and the tree-sitter sources that npm brings (package-lock.json).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(LIBGIT2 REQUIRED IMPORTED_TARGET libgit2)
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson)
pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)

set(TREE_SITTER_CORE ${CMAKE_SOURCE_DIR}/node_modules/tree-sitter/vendor/tree-sitter/lib)
set(TREE_SITTER_PYTHON ${CMAKE_SOURCE_DIR}/node_modules/tree-sitter-python)
if(NOT EXISTS ${TREE_SITTER_CORE}/src/lib.c OR NOT EXISTS ${TREE_SITTER_PYTHON}/src/parser.c)
  message(FATAL_ERROR "node_modules is missing: run ./dev build, or npm ci --ignore-scripts")
endif()
# Compiled apart and without our warnings. Always optimised: nothing here is debugged by us.
add_library(tree_sitter STATIC ${TREE_SITTER_CORE}/src/lib.c
  ${TREE_SITTER_PYTHON}/src/parser.c ${TREE_SITTER_PYTHON}/src/scanner.c)
target_include_directories(tree_sitter SYSTEM PUBLIC ${TREE_SITTER_CORE}/include
  PRIVATE ${TREE_SITTER_CORE}/src ${TREE_SITTER_PYTHON}/src)
target_compile_definitions(tree_sitter PRIVATE _DEFAULT_SOURCE
  TREE_SITTER_REUSE_ALLOCATOR) # the scanner of Python asks where the core asks
# Its growing arrays are written through pointers of another type.
target_compile_options(tree_sitter PRIVATE -w -O2 -fno-strict-aliasing)
