/** What a command tells the shell. */
export const EXIT = {
  done: 0,
  modelFault: 1,
  callFault: 2,
  /** 128 + SIGINT, as shells expect; also for the other signals to end. */
  interrupted: 130,
} as const

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT]
