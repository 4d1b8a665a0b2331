# HUNKSCAN_STATIC: all libraries but the C library from their archives, for a program that runs where none of them is
# installed. libgit2's archive wants the libraries of its network transports too. Two of them can't be linked so: Kerberos has
# no archive in the distribution, and libssh2 would bring OpenSSL. hunkscan never opens a connection, so their functions are
# replaced by ones that abort; all but those that libgit2 calls when it starts and ends, which gitdiff/library.c has.
set(unused "^(libssh2_|gss_|GSS_)")
find_program(NM nm REQUIRED)
find_library(archive_git2 libgit2.a REQUIRED)
execute_process(COMMAND ${NM} --undefined-only ${archive_git2} OUTPUT_VARIABLE symbols ERROR_QUIET COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL " U [^\n]+" symbols "${symbols}")
list(TRANSFORM symbols REPLACE "^ U " "")
list(FILTER symbols INCLUDE REGEX ${unused})
list(REMOVE_DUPLICATES symbols)
list(SORT symbols)
set(text "#include <stdlib.h>\n")
foreach(symbol IN LISTS symbols)
  if(symbol MATCHES "^GSS_") # data
    string(APPEND text "extern void *${symbol};\nvoid *${symbol};\n")
  elseif(NOT symbol MATCHES "^libssh2_(init|exit)$") # those are in library.c
    string(APPEND text "void ${symbol}(void);\nvoid ${symbol}(void) { abort(); }\n")
  endif()
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/transports.c CONTENT "${text}" @ONLY)
add_library(hunkscan_transports STATIC ${CMAKE_BINARY_DIR}/transports.c)

# hunkscan_archives(TARGET PACKAGE): links the archives of a pkg-config package in place of its shared libraries.
function(hunkscan_archives target prefix)
  set(archives)
  foreach(name IN LISTS ${prefix}_STATIC_LIBRARIES)
    if(NOT name MATCHES "^(ssh2|ssl|crypto|gssapi_krb5|krb5|k5crypto|com_err|rt|dl|m|pthread)$")
      find_library(archive_${name} lib${name}.a REQUIRED)
      list(APPEND archives ${archive_${name}})
    endif()
  endforeach()
  set_target_properties(${target} PROPERTIES INTERFACE_LINK_LIBRARIES "${archives}")
endfunction()
foreach(prefix LIBGIT2 ZLIB JANSSON YAML PCRE2)
  hunkscan_archives(PkgConfig::${prefix} ${prefix})
endforeach()
set_property(TARGET PkgConfig::LIBGIT2 APPEND PROPERTY INTERFACE_LINK_LIBRARIES hunkscan_transports)

# mbedTLS's archive has the function that gitdiff/library.c replaces, beside others that are needed.
target_compile_definitions(hunkscan_transports INTERFACE mbedtls_x509_crt_parse_file=__wrap_mbedtls_x509_crt_parse_file)
target_link_options(hunkscan_transports INTERFACE -Wl,--wrap=mbedtls_x509_crt_parse_file)
