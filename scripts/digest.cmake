# Writes to OUTPUT, as a string of C, how a Content-Security-Policy names INPUT:
# "sha256-" and the digest in Base64.
string(CONCAT letters "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	"abcdefghijklmnopqrstuvwxyz" "0123456789+/")
file(SHA256 ${INPUT} hex)
# 32 bytes are ten times three, each of them four letters, and two left over.
set(text "")
foreach(at RANGE 0 60 6)
	string(SUBSTRING "${hex}00" ${at} 6 three)
	foreach(shift 18 12 6 0)
		math(EXPR letter "(0x${three} >> ${shift}) & 63")
		string(SUBSTRING ${letters} ${letter} 1 letter)
		string(APPEND text ${letter})
	endforeach()
endforeach()
string(REGEX REPLACE "A$" "=" text ${text})
file(WRITE ${OUTPUT} "\"sha256-${text}\"\n")
