# The built-in rules: a host tool reads rules/ once and writes them as C data, so that a run parses no
# YAML. A new rule is NAME.yaml + NAME.py; this file and the lists below need no change.
add_executable(rulepack scanner/rule/rulepack_main.c)
target_compile_options(rulepack PRIVATE ${HUNKSCAN_WARNINGS})
target_link_libraries(rulepack PRIVATE hunkscan_rule)
set_target_properties(rulepack PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/host)

# Type stubs of the distribution complete the models: which results may be None, what has to be closed.
# The standard library's come with mypy, those of other libraries with python3-typeshed.
set(HUNKSCAN_STUBS_STANDARD /usr/lib/python3/dist-packages/mypy/typeshed/stdlib
    CACHE PATH "Type stubs of the standard library")
set(HUNKSCAN_STUBS_LIBRARIES /usr/lib/python3/dist-packages CACHE PATH "Folder of NAME-stubs, type stubs of libraries")
set(hunkscan_stubs "")
set(HUNKSCAN_STUBS_NOTE "")
if(EXISTS ${HUNKSCAN_STUBS_STANDARD}/builtins.pyi)
  list(APPEND hunkscan_stubs ${HUNKSCAN_STUBS_STANDARD})
  set(HUNKSCAN_STUBS_NOTE "the standard library")
else()
  message(STATUS "Built without type stubs of the standard library (python3-mypy): fewer results are known to be optional")
endif()
foreach(name MySQLdb bs4 ldap3 paramiko psutil psycopg2 pymysql redis requests sqlalchemy yaml)
  if(EXISTS ${HUNKSCAN_STUBS_LIBRARIES}/${name}-stubs)
    list(APPEND hunkscan_stubs ${HUNKSCAN_STUBS_LIBRARIES}/${name}-stubs)
    string(APPEND HUNKSCAN_STUBS_NOTE ", ${name}")
  endif()
endforeach()
string(REGEX REPLACE "^, " "" HUNKSCAN_STUBS_NOTE "${HUNKSCAN_STUBS_NOTE}")
if(NOT EXISTS ${HUNKSCAN_STUBS_LIBRARIES}/requests-stubs)
  message(STATUS "Built without type stubs of libraries (python3-typeshed): fewer results are known to be optional")
endif()
if(HUNKSCAN_STUBS_NOTE STREQUAL "")
  set(HUNKSCAN_STUBS_NOTE "none")
endif()

file(GLOB_RECURSE HUNKSCAN_RULE_FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/rules/*.yaml ${CMAKE_SOURCE_DIR}/rules/*.py)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/builtin_rules.c
  COMMAND rulepack ${CMAKE_SOURCE_DIR}/rules ${CMAKE_BINARY_DIR}/builtin_rules.c ${hunkscan_stubs}
  DEPENDS rulepack ${HUNKSCAN_RULE_FILES}
  COMMENT "Preparing the built-in rules")
add_library(hunkscan_builtin STATIC ${CMAKE_BINARY_DIR}/builtin_rules.c)
target_link_libraries(hunkscan_builtin PUBLIC hunkscan_rule)
