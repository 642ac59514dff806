module example.com/acmelint

go 1.26.0

require github.com/inflint/inflint v0.0.0

replace github.com/inflint/inflint => ../../..
