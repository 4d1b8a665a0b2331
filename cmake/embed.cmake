# embed.cmake: the style and script of the HTML report as C data, with the hashes that its
# Content-Security-Policy allows. cmake -DSTYLE=… -DSCRIPT=… -DOUTPUT=… -P embed.cmake
set(BASE64 "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

# The base64 form of 32 bytes in hex (SHA-256): ten triples and a pair.
function(base64_of hex result)
  set(text "")
  foreach(at RANGE 0 54 6)
    string(SUBSTRING "${hex}" ${at} 6 triple)
    math(EXPR bits "0x${triple}")
    foreach(shift 18 12 6 0)
      math(EXPR index "(${bits} >> ${shift}) & 63")
      string(SUBSTRING "${BASE64}" ${index} 1 letter)
      string(APPEND text "${letter}")
    endforeach()
  endforeach()
  string(SUBSTRING "${hex}" 60 4 pair)
  math(EXPR bits "0x${pair} << 2")
  foreach(shift 12 6 0)
    math(EXPR index "(${bits} >> ${shift}) & 63")
    string(SUBSTRING "${BASE64}" ${index} 1 letter)
    string(APPEND text "${letter}")
  endforeach()
  set(${result} "${text}=" PARENT_SCOPE)
endfunction()

# "0x41,0x42,…": a string literal of this length is more than C promises.
function(bytes_of file result)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "(................................................................................)" "\\1\n"
         bytes "${bytes}")
  set(${result} "${bytes}" PARENT_SCOPE)
endfunction()

foreach(part STYLE SCRIPT)
  file(SHA256 ${${part}} hex)
  base64_of(${hex} ${part}_HASH)
  bytes_of(${${part}} ${part}_BYTES)
endforeach()
file(WRITE ${OUTPUT} "/* Written by cmake/embed.cmake. */
#include \"sarif/html_page.h\"

static const unsigned char style[] = { ${STYLE_BYTES} };
static const unsigned char script[] = { ${SCRIPT_BYTES} };

struct str html_page_style(void)
{
    return (struct str){ (const char *)style, sizeof style };
}

struct str html_page_script(void)
{
    return (struct str){ (const char *)script, sizeof script };
}

const char *html_page_policy(void)
{
    return \"default-src 'none'; style-src 'sha256-${STYLE_HASH}'; script-src 'sha256-${SCRIPT_HASH}'; \"
           \"base-uri 'none'; form-action 'none'\";
}
")
