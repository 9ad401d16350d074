/** How much a plugin may take. An honest one comes nowhere near. */
export const MEMORY_BYTES = 32 * 1024 * 1024
/** Less than what the browser gives us, which it must not use up. */
export const STACK_BYTES = 128 * 1024
/** Milliseconds for its files to be evaluated, and for one question about one of its blocks. */
export const LOAD_MILLISECONDS = 1000
export const CALL_MILLISECONDS = 200
export const MOST_FILES = 200
/** Of all kinds, in a plugin's folder. */
export const MOST_ENTRIES = 2000
export const MOST_SOURCE_CHARACTERS = 2_000_000
export const MOST_BLOCKS = 200
export const MOST_PORTS = 256
export const MOST_PARAMETERS = 100
/** Of one block's behaviour. */
export const MOST_NODES = 100_000
export const MOST_WIDTH = 100_000
/** Of all states of one block: what a delay line may hold. */
export const MOST_STATE_VALUES = 1_000_000
/** Numbers that a plain function takes or gives. */
export const MOST_NUMBERS = 4096
/** Plain functions of one block. */
export const MOST_FUNCTIONS = 20
/** Of one answer. */
export const MOST_ANSWER_CHARACTERS = 8_000_000
