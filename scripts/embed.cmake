# Writes INPUT to OUTPUT as a C initialiser: a file as its bytes, a directory as
# rows of struct embedded, one for each file below it, in byte order of path.
function(read_bytes file result)
	file(READ ${file} bytes HEX)
	string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
	set(${result} "${bytes}" PARENT_SCOPE)
endfunction()

if(IS_DIRECTORY ${INPUT})
	file(GLOB_RECURSE names RELATIVE ${INPUT} ${INPUT}/* ${INPUT}/.*)
	list(SORT names)
	list(REMOVE_DUPLICATES names)
	set(rows "")
	foreach(name ${names})
		read_bytes(${INPUT}/${name} bytes)
		file(SIZE ${INPUT}/${name} size)
		string(APPEND rows "{ \"${name}\","
			" (const unsigned char[]){ ${bytes} }, ${size} },\n")
	endforeach()
	file(WRITE ${OUTPUT} "${rows}")
else()
	read_bytes(${INPUT} bytes)
	file(WRITE ${OUTPUT} "${bytes}\n")
endif()
