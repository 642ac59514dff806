package atomicfile

import (
	"os"
	"path/filepath"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// begin makes the file for the new version.
func (o *Original) begin(name string) (*os.File, error) {
	return o.dir.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

// keep leaves all to swap.
func (o *Original) keep(*os.File) error { return nil }

// swap puts the new version of a file in the place of the old one, with its descriptor,
// attributes, streams and date of creation, or not at all. Windows takes names for that:
// those in the directory that is open, wherever it is now.
func (o *Original) swap(temp string) error {
	dir, err := finalPath(o.dir)
	if err != nil {
		return err
	}
	old, err := windows.UTF16PtrFromString(filepath.Join(dir, o.base))
	if err != nil {
		return err
	}
	replacement, err := windows.UTF16PtrFromString(filepath.Join(dir, temp))
	if err != nil {
		return err
	}
	replaceFile := windows.NewLazySystemDLL("kernel32.dll").NewProc("ReplaceFileW")
	done, _, err := replaceFile.Call(uintptr(unsafe.Pointer(old)), uintptr(unsafe.Pointer(replacement)), 0, 0, 0, 0)
	if done == 0 {
		return &os.LinkError{Op: "replace", Old: temp, New: o.base, Err: err}
	}
	return nil
}

// finalPath returns the path that a directory has now.
func finalPath(root *os.Root) (string, error) {
	dir, err := root.Open(".")
	if err != nil {
		return "", err
	}
	defer dir.Close()
	path := make([]uint16, windows.MAX_LONG_PATH)
	n, err := windows.GetFinalPathNameByHandle(windows.Handle(dir.Fd()), &path[0], uint32(len(path)), 0)
	if err != nil {
		return "", err
	}
	return windows.UTF16ToString(path[:min(int(n), len(path))]), nil
}

// countNames returns how many names a file has.
func countNames(file *os.File) (uint64, error) {
	var info syscall.ByHandleFileInformation
	err := syscall.GetFileInformationByHandle(syscall.Handle(file.Fd()), &info)
	return uint64(info.NumberOfLinks), err
}
