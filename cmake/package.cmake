# What is installed: the program, and what a host tool writes from the table of options and the rules: the man page, the
# completions, the rules' documentation. `cpack -G DEB` and `cpack -G TGZ` pack it; ./dev package does both.
add_executable(optiondoc scanner/cli/optiondoc_main.c)
target_compile_options(optiondoc PRIVATE ${HUNKSCAN_WARNINGS})
target_link_libraries(optiondoc PRIVATE hunkscan_cli)
set_target_properties(optiondoc PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/host)
set(HUNKSCAN_SHARE ${CMAKE_BINARY_DIR}/share)
file(MAKE_DIRECTORY ${HUNKSCAN_SHARE})
find_program(GZIP gzip REQUIRED)
add_custom_command(OUTPUT ${HUNKSCAN_SHARE}/hunkscan.1.gz
  BYPRODUCTS ${HUNKSCAN_SHARE}/hunkscan.1 ${HUNKSCAN_SHARE}/hunkscan.bash ${HUNKSCAN_SHARE}/_hunkscan ${HUNKSCAN_SHARE}/hunkscan.fish
    ${HUNKSCAN_SHARE}/rules.txt
  COMMAND optiondoc ${HUNKSCAN_SHARE} ${HUNKSCAN_DATE}
  COMMAND ${GZIP} -9nkf ${HUNKSCAN_SHARE}/hunkscan.1
  DEPENDS optiondoc
  COMMENT "Writing the man page, completions and the rules' documentation")
add_custom_target(share ALL DEPENDS ${HUNKSCAN_SHARE}/hunkscan.1.gz)

# Whose work is in the binary: ours, and the sources that are compiled in, with their licences as they come. The Unicode tables
# of the tree-sitter core are ICU's.
file(READ ${CMAKE_SOURCE_DIR}/LICENSE copyright)
foreach(part "The tree-sitter core|node_modules/tree-sitter/LICENSE" "The Python grammar|node_modules/tree-sitter-python/LICENSE"
    "Unicode tables of the tree-sitter core|node_modules/tree-sitter/vendor/tree-sitter/lib/src/unicode/LICENSE")
  string(REPLACE "|" ";" part "${part}")
  list(GET part 0 title)
  list(GET part 1 file)
  if(EXISTS ${CMAKE_SOURCE_DIR}/${file})
    file(READ ${CMAKE_SOURCE_DIR}/${file} licence)
    string(APPEND copyright "\n----------------------------------------\n${title}, compiled in:\n\n${licence}")
  endif()
endforeach()
if(HUNKSCAN_STATIC)
  foreach(package libgit2-dev libmbedtls-dev libhttp-parser-dev libjansson-dev libyaml-dev libpcre2-dev zlib1g-dev)
    if(EXISTS /usr/share/doc/${package}/copyright)
      file(READ /usr/share/doc/${package}/copyright licence)
      string(APPEND copyright "\n----------------------------------------\nOf ${package}, linked statically:\n\n${licence}")
    endif()
  endforeach()
endif()
file(CONFIGURE OUTPUT ${HUNKSCAN_SHARE}/copyright CONTENT "${copyright}" @ONLY)
file(CONFIGURE OUTPUT ${HUNKSCAN_SHARE}/changelog @ONLY CONTENT
"hunkscan (${PROJECT_VERSION}) unstable; urgency=medium

  * Version ${PROJECT_VERSION}.

 -- hunkscan <hunkscan@hunkscan.example>  ${HUNKSCAN_DATE_MAIL}
")
execute_process(COMMAND ${GZIP} -9nkf ${HUNKSCAN_SHARE}/changelog COMMAND_ERROR_IS_FATAL ANY)

install(TARGETS hunkscan RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${HUNKSCAN_SHARE}/hunkscan.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${HUNKSCAN_SHARE}/hunkscan.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME hunkscan)
install(FILES ${HUNKSCAN_SHARE}/_hunkscan DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${HUNKSCAN_SHARE}/hunkscan.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${HUNKSCAN_SHARE}/rules.txt ${HUNKSCAN_SHARE}/copyright ${HUNKSCAN_SHARE}/changelog.gz
  DESTINATION ${CMAKE_INSTALL_DOCDIR})
# The schema of .hunkscan.yaml, for editors.
install(FILES scanner/cli/hunkscan.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/hunkscan)

set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON) # not the tests: ninja hunkscan share makes what is installed
set(CPACK_PACKAGE_NAME hunkscan)
set(CPACK_PACKAGE_VENDOR hunkscan)
set(CPACK_PACKAGE_CONTACT "hunkscan <hunkscan@hunkscan.example>")
set(CPACK_PACKAGE_FILE_NAME hunkscan-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE ${HUNKSCAN_HOME})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "says what a change to Python code broke")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Reads the Python of a change from the objects of a git repository, without a
checkout, and reports the security holes and defects that the change brought
in, as text, SARIF and the reports of GitHub and GitLab.")
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_SOURCE_DIR}/cmake/package_kind.cmake)
include(CPack)
