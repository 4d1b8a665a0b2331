# What is installed: the program, and what a host tool writes from the table of options and the rules: the man page, the
# completions, the rules' documentation. `cpack` packs it as .deb and .tar.gz.
add_executable(optiondoc scanner/cli/optiondoc_main.c)
target_compile_options(optiondoc PRIVATE ${HUNKSCAN_WARNINGS})
target_link_libraries(optiondoc PRIVATE hunkscan_cli)
set_target_properties(optiondoc PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/host)
set(HUNKSCAN_SHARE ${CMAKE_BINARY_DIR}/share)
file(MAKE_DIRECTORY ${HUNKSCAN_SHARE})
add_custom_command(OUTPUT ${HUNKSCAN_SHARE}/hunkscan.1
  BYPRODUCTS ${HUNKSCAN_SHARE}/hunkscan.bash ${HUNKSCAN_SHARE}/_hunkscan ${HUNKSCAN_SHARE}/hunkscan.fish ${HUNKSCAN_SHARE}/rules.txt
  COMMAND optiondoc ${HUNKSCAN_SHARE} ${HUNKSCAN_DATE}
  DEPENDS optiondoc
  COMMENT "Writing the man page, completions and the rules' documentation")
add_custom_target(share ALL DEPENDS ${HUNKSCAN_SHARE}/hunkscan.1)

install(TARGETS hunkscan RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${HUNKSCAN_SHARE}/hunkscan.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${HUNKSCAN_SHARE}/hunkscan.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME hunkscan)
install(FILES ${HUNKSCAN_SHARE}/_hunkscan DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${HUNKSCAN_SHARE}/hunkscan.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${HUNKSCAN_SHARE}/rules.txt DESTINATION ${CMAKE_INSTALL_DOCDIR})
