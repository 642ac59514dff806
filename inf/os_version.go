package inf

import (
	"fmt"
	"strconv"
	"strings"
)

// An OSVersion is a version of Windows: 10.0.17763 is Windows 10, version 1809.
type OSVersion struct{ Major, Minor, Build int }

// ParseOSVersion reads a version of two or three numbers, such as 6.1 or
// 10.0.17763.
func ParseOSVersion(text string) (OSVersion, error) {
	var v OSVersion
	parts := strings.Split(text, ".")
	if len(parts) < 2 || len(parts) > 3 {
		return v, fmt.Errorf("%q is no version of Windows; expected one such as 10.0 or 10.0.17763", text)
	}
	for i, to := range []*int{&v.Major, &v.Minor, &v.Build}[:len(parts)] {
		n, err := strconv.ParseUint(parts[i], 10, 31)
		if err != nil {
			return OSVersion{}, fmt.Errorf("%q is no version of Windows; expected one such as 10.0 or 10.0.17763", text)
		}
		*to = int(n)
	}
	return v, nil
}

// String returns the version as ParseOSVersion reads it, without a build of 0.
func (v OSVersion) String() string {
	if v.Build == 0 {
		return fmt.Sprintf("%d.%d", v.Major, v.Minor)
	}
	return fmt.Sprintf("%d.%d.%d", v.Major, v.Minor, v.Build)
}

// Before reports whether a version is older than another.
func (v OSVersion) Before(other OSVersion) bool {
	switch {
	case v.Major != other.Major:
		return v.Major < other.Major
	case v.Minor != other.Minor:
		return v.Minor < other.Minor
	}
	return v.Build < other.Build
}
