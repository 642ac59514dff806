module example.com/acmelint

go 1.26.0

require github.com/inflint/inflint v0.0.0

require (
	golang.org/x/arch v0.33.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)

replace github.com/inflint/inflint => ../../..
