"""What is told of the records: timeline, explanation, exports, the state of an installation."""
