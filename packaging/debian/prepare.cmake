# Run by CPack between installing and packing: turns what the install rules
# made into what Debian wants to see. See packaging/package.cmake.
cmake_minimum_required(VERSION 3.25)

# CPack packs sources as well, and whatever else it is asked for.
if(NOT CPACK_GENERATOR STREQUAL DEB)
	return()
endif()

set(root ${CPACK_TEMPORARY_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX})
set(doc ${root}/share/doc/smolcmp)
set(source ${CPACK_SMOLCMP_SOURCE_DIR})

# gzip without the name and the time of what it packs
function(compress)
	execute_process(COMMAND gzip -9n ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# Whatever manual pages there are.
file(GLOB_RECURSE pages ${root}/share/man/*)
list(FILTER pages EXCLUDE REGEX "\\.gz$")
if(pages)
	compress(${pages})
endif()

# Zsh looks elsewhere in Debian for what packages bring.
if(EXISTS ${root}/share/zsh/site-functions)
	file(RENAME ${root}/share/zsh/site-functions
		${root}/share/zsh/vendor-completions)
endif()

# The licence stands in the file that all packages have.
file(REMOVE ${doc}/LICENSE)
file(COPY ${source}/packaging/debian/copyright DESTINATION ${doc})

# What changed, and what was packed; the date is SOURCE_DATE_EPOCH if that is
# set.
file(COPY_FILE ${source}/CHANGELOG.md ${doc}/changelog)
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE ${doc}/changelog.Debian
"smolcmp (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * Version ${CPACK_PACKAGE_VERSION} as its authors pack it. What changed
    stands in changelog.gz.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
compress(${doc}/changelog ${doc}/changelog.Debian)

# Whatever the umask was.
file(GLOB_RECURSE entries LIST_DIRECTORIES true ${root}/*)
foreach(entry ${root} ${entries})
	if(IS_DIRECTORY ${entry} OR entry MATCHES "/(bin|libexec/smolcmp)/[^/]*$")
		file(CHMOD ${entry} PERMISSIONS
			OWNER_READ OWNER_WRITE OWNER_EXECUTE
			GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
	else()
		file(CHMOD ${entry} PERMISSIONS
			OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
	endif()
endforeach()
