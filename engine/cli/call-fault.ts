/** The call is at fault, not the model: exit status 2. Thrown wherever it is found, shown by `runCommandLine`. */
export class CallFault extends Error {
  override readonly name = 'CallFault'
  constructor(message: string, hint?: string) {
    super(hint === undefined ? message : `${message} ${hint}`)
  }
}
