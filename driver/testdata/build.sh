#!/bin/sh
# Builds the test drivers into a folder, with Debian's gcc-mingw-w64-x86-64. The files beside
# this script were built by it; the tests build them again where the compiler is installed.
#
# Usage: build.sh FOLDER
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
target=x86_64-w64-mingw32

library() { # NAME FILE FUNCTION...
  name=$1 file=$2
  shift 2
  { echo "LIBRARY $file"; echo EXPORTS; printf '%s\n' "$@"; } >"$name.def"
  $target-dlltool -d "$name.def" -l "lib$name.a"
}
library wdfldr wdfldr.sys WdfVersionBind WdfVersionUnbind
library fltmgr fltmgr.sys FltRegisterFilter FltBuildDefaultSecurityDescriptor FltCreateCommunicationPort
library ndis ndis.sys NdisMRegisterMiniportDriver NdisRegisterDeviceEx
library kernel ntoskrnl.exe IoCreateDeviceSecure
$target-windres "$here/version.rc" version.o

# Most of the time goes into the kit's header.
headers=/usr/$target/include/ddk
$target-gcc -O2 -I"$headers" -x c-header "$headers/ntddk.h" -w -o ntddk.h.gch

resources=
driver() { # NAME SOURCE OPTION...
  name=$1 source=$2
  shift 2
  $target-gcc -O2 -I. -I"$headers" "$@" -nostdlib -shared -s \
    -Wl,--subsystem,native -Wl,--entry,DriverEntry -Wl,--no-insert-timestamp \
    -o "$name.sys" "$here/$source" $resources -L. -lwdfldr -lfltmgr -lndis -lkernel -lntoskrnl
}
plain() { # NAME NAMED TYPE FLAGS EXCLUSIVE OPTION...
  name=$1 named=$2 type=$3 flags=$4 exclusive=$5
  shift 5
  driver "$name" plain.c -DUSE_NAME="$named" -DKIND="$type" -DFLAGS="$flags" -DEXCLUSIVE="$exclusive" "$@"
}
framework() { # NAME MINOR COUNT OPTION...
  name=$1 minor=$2 count=$3
  shift 3
  driver "$name" framework.c -DMINOR="$minor" -DCOUNT="$count" "$@"
}
plain plain 1 0x22 0 FALSE
plain plain_secure_open 1 0x22 0x100 TRUE
plain plain_unnamed 0 0x15 0x100 FALSE
plain plain_auto_name 0 0x22 0x80 FALSE
plain plain_two 1 0x22 0x100 FALSE -DSECOND=0x80
plain plain_either 1 0x22 0 FALSE -DEITHER=0x100
plain plain_takes_flags 1 0x22 0x100 FALSE -DTAKE_FLAGS
plain plain_writable 1 0x22 0x100 FALSE -DWRITABLE
plain plain_chosen 1 0x22 0x100 FALSE -DCHOSEN
resources=version.o
plain plain_version 0 0x22 0 FALSE
resources=
driver no_device plain.c -DNO_DEVICE
driver secure secure.c
driver secure_direct secure.c -DDIRECT
driver secure_stand_in secure.c -DSTAND_IN
framework framework 15 444 -DNAMED
framework framework_unnamed 15 444
framework framework_filter 15 444 -DAS_FILTER
framework framework_control 15 444 -DCONTROL -DNAMED
framework framework_control_late 15 444 -DCONTROL -DNAMED -DLATE
framework framework_control_apart 15 444 -DCONTROL -DNAMED -DAPART
framework framework_child 15 444 -DAS_CHILD -DNAMED
framework framework_long 33 458 -DNAMED -DLONG_RECORD
framework framework_in_image 11 432 -DNAMED -DIN_IMAGE
framework framework_in_image_filter 9 396 -DAS_FILTER -DIN_IMAGE
driver minifilter library.c -DMINIFILTER
driver miniport library.c
driver miniport_device library.c -DWITH_DEVICE
rm -f -- *.def *.a *.gch version.o
