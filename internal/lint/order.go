package lint

import "sync"

// An order hands inputs to workers, and passes their results on in the order of the
// inputs, one at a time. The worker whose result is due passes on those that follow it
// as well: a goroutine of its own for that would have to be woken for nearly every file.
type order struct {
	inputs *Inputs
	each   func(Result) error

	mu    sync.Mutex
	moved sync.Cond // due or ended has changed
	taken int       // how many inputs have been handed out
	due   int       // the number of the input whose result is next
	ready []ready   // by their number modulo the length
	ended bool      // no more is wanted
	err   error     // why
}

// A ready is a result that has not been passed on.
type ready struct {
	Result
	there bool
}

// newOrder returns an order in which no input is taken that is more than ahead after
// the one whose result is due.
func newOrder(inputs *Inputs, ahead int, each func(Result) error) *order {
	o := &order{inputs: inputs, each: each, ready: make([]ready, ahead)}
	o.moved.L = &o.mu
	return o
}

// next returns the number of an input for a worker, and false when there is none left.
func (o *order) next() (n int, ok bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for o.taken-o.due >= len(o.ready) && !o.ended {
		o.moved.Wait()
	}
	if o.ended || o.taken == o.inputs.Len() {
		return 0, false
	}
	o.taken++
	return o.taken - 1, true
}

// put takes the result of an input, and passes on what is due.
func (o *order) put(n int, result Result) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.ready[n%len(o.ready)] = ready{result, true}
	if n != o.due { // whoever has the one that is due comes to this one
		return
	}
	for !o.ended {
		r := &o.ready[o.due%len(o.ready)]
		if !r.there {
			return
		}
		o.pass(&r.Result)
		*r = ready{}
	}
}

// pass calls each with a result, while others put theirs.
func (o *order) pass(r *Result) {
	o.mu.Unlock()
	returned, err := false, r.policyErr
	defer func() {
		o.mu.Lock()
		o.due++
		o.ended, o.err = err != nil || !returned, err // it does not return where a test fails
		o.moved.Broadcast()
	}()
	if err == nil {
		err = o.each(*r)
	}
	returned = true
}
