# HUNKSCAN_STATIC: all libraries but the C library from their archives, for a program that runs where none of them is
# installed. libgit2's archive wants the libraries of its network transports too. Two of them can't be linked so: Kerberos has
# no archive in the distribution, and libssh2 would bring OpenSSL. hunkscan never opens a connection, so their functions and
# those of mbedTLS are replaced by ones that abort; all but those that libgit2 calls when it starts and ends, which do nothing
# (gitdiff/library.c has some of them for all builds).
set(unused "^(libssh2_|gss_|GSS_|mbedtls_(ssl|x509|entropy|ctr_drbg)_|mbedtls_strerror$)")
set(elsewhere "^(libssh2_init|libssh2_exit|mbedtls_x509_crt_parse_file)$")
set(started "^mbedtls_(ssl_conf_|ssl_config_|(entropy|ctr_drbg|x509_crt)_(init|free)$|ctr_drbg_seed$)")
find_program(NM nm REQUIRED)
find_library(archive_git2 libgit2.a REQUIRED)
execute_process(COMMAND ${NM} --undefined-only ${archive_git2} OUTPUT_VARIABLE symbols ERROR_QUIET COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL " U [^\n]+" symbols "${symbols}")
list(TRANSFORM symbols REPLACE "^ U " "")
list(FILTER symbols INCLUDE REGEX ${unused})
list(FILTER symbols EXCLUDE REGEX ${elsewhere})
list(REMOVE_DUPLICATES symbols)
list(SORT symbols)
set(text "#include <stdlib.h>\n")
foreach(symbol IN LISTS symbols)
  if(symbol MATCHES "^GSS_") # data
    string(APPEND text "extern void *${symbol};\nvoid *${symbol};\n")
  elseif(symbol STREQUAL "mbedtls_ssl_get_ciphersuite_id") # 0 would be an unknown one
    string(APPEND text "int ${symbol}(void);\nint ${symbol}(void) { return 1; }\n")
  elseif(symbol MATCHES ${started})
    string(APPEND text "int ${symbol}(void);\nint ${symbol}(void) { return 0; }\n")
  else()
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
