# Writes the bytes of INPUT to OUTPUT as a C initialiser, twelve to a line.
file(READ ${INPUT} bytes HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE
	"(.....)(.....)(.....)(.....)(.....)(.....)(.....)(.....)(.....)(.....)(.....)(.....)"
	"\\0\n" bytes "${bytes}")
file(WRITE ${OUTPUT} "${bytes}\n")
