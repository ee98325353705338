/** cdktf takes a stack trace of every value that it makes, a tenth of a synthesis, and no test reads one. */
exports.captureStackTrace = () => [];
