"""What requests and events are as JSON, for each contract: pure functions and models, which know no HTTP."""
