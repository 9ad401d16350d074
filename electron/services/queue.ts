export interface Queue {
  readonly add: <Result>(task: () => Promise<Result>) => Promise<Result>
}

/** Runs tasks one after the other, in the order in which they came; one that fails does not stop the next. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve()
  return {
    add: task => {
      const result = last.then(task)
      last = result.catch(() => {})
      return result
    },
  }
}
