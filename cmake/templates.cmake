# What `hunkscan init` writes, compiled in: the files of ci-templates/ as they are.
set(text "/* Made of ci-templates/ by cmake/templates.cmake. */\n#include \"cli/init_templates.h\"\n")
foreach(pair "github=github/workflow.yml" "gitlab=gitlab/hunkscan.gitlab-ci.yml" "gitlab_include=gitlab/include.gitlab-ci.yml"
    "pre_commit=pre-commit/config.yaml" "config=config.yaml")
  string(REGEX MATCH "^([a-z_]+)=(.+)$" pair "${pair}")
  set(name ${CMAKE_MATCH_1})
  set(file ${CMAKE_SOURCE_DIR}/ci-templates/${CMAKE_MATCH_2})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n" bytes "${bytes}")
  string(APPEND text "static const unsigned char ${name}_bytes[] = {\n${bytes}0};\n"
    "const struct init_template init_template_${name} = { ${name}_bytes, sizeof ${name}_bytes - 1 };\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/init_templates.c CONTENT "${text}" @ONLY)
target_sources(hunkscan_cli PRIVATE ${CMAKE_BINARY_DIR}/init_templates.c)
