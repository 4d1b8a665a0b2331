# The built-in rules: a host tool reads rules/ once and writes them as C data, so that a run parses no
# YAML. A new rule is NAME.yaml + NAME.py; this file and the lists below need no change.
add_executable(rulepack scanner/rule/rulepack_main.c)
target_compile_options(rulepack PRIVATE ${HUNKSCAN_WARNINGS})
target_link_libraries(rulepack PRIVATE hunkscan_rule)
set_target_properties(rulepack PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/host)
file(GLOB_RECURSE HUNKSCAN_RULE_FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/rules/*.yaml ${CMAKE_SOURCE_DIR}/rules/*.py)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/builtin_rules.c
  COMMAND rulepack ${CMAKE_SOURCE_DIR}/rules ${CMAKE_BINARY_DIR}/builtin_rules.c
  DEPENDS rulepack ${HUNKSCAN_RULE_FILES}
  COMMENT "Preparing the built-in rules")
add_library(hunkscan_builtin STATIC ${CMAKE_BINARY_DIR}/builtin_rules.c)
target_link_libraries(hunkscan_builtin PUBLIC hunkscan_rule)
