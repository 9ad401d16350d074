/** Behaviours that never end, or are no expressions. */
import { behaving, type HostilePlugin, LATE } from './plugin.ts'

export const hostileBehaviours: readonly HostilePlugin[] = [
  behaving('loops in its behaviour', 'for (;;) {}', LATE),
  behaving('throws in its behaviour', "throw new Error('not today')", /not today/),
  behaving('computes no output', 'return { outputs: {} }', /no output "y"/),
  behaving('computes an output that it has not', 'return { outputs: { y: u.u, z: u.u } }', /no output/),
  behaving(
    'reads an input that it has not',
    "return { outputs: { y: sdk.reference('input', 'w', 1) } }",
    /does not have/,
  ),
  behaving(
    'reads past its input',
    "return { outputs: { y: sdk.element(sdk.reference('input', 'u', 5000), 4000) } }",
    /5000 wide/,
  ),
  behaving(
    'reads a state of another',
    "return { outputs: { y: sdk.reference('state', 'x', 1) } }",
    /does not have/,
  ),
  behaving(
    'reads what a prototype has',
    "return { outputs: { y: sdk.reference('parameter', 'toString', 1) } }",
    /does not have/,
  ),
  behaving(
    'makes a constant that is no number',
    "return { outputs: { y: { kind: 'constant', values: [NaN], width: 1, type: 'real' } } }",
    /finite/,
  ),
  behaving(
    'makes an operation that is none',
    "return { outputs: { y: { kind: 'operation', operation: 'constructor', operands: [u.u], width: 1, type: 'real' } } }",
    /no operation/,
  ),
  behaving(
    'gives an operation too little',
    "return { outputs: { y: { kind: 'operation', operation: 'add', operands: [u.u], width: 1, type: 'real' } } }",
    /operands/,
  ),
  behaving(
    'makes a node of its own kind',
    "return { outputs: { y: { kind: 'code', width: 1, type: 'real' } } }",
    /kind/,
  ),
  behaving(
    'makes a graph that runs in a circle',
    "const n = { kind: 'operation', operation: 'negate', operands: [], width: 1, type: 'real' }; n.operands.push(n); return { outputs: { y: n } }",
    /after|operands|nodes/,
  ),
  behaving(
    'makes a graph without end',
    'let y = u.u; for (let i = 0; i < 1e6; i += 1) y = sdk.add(y, 1); return { outputs: { y } }',
    /stack|within|nodes|memory/i,
  ),
  behaving('makes a vector without end', 'return { outputs: { y: sdk.broadcast(u.u, 1e7) } }', /./),
  behaving(
    'has a state of no width',
    "return { outputs: { y: u.u }, states: 1 }, discreteState('x', { kind: 'constant', values: [0], width: -5, type: 'real' }), { outputs: { y: { ...u.u, width: 0 } } }",
    /wide|width|size/i,
  ),
  behaving(
    'has a state that every object has',
    "discreteState('hasOwnProperty', sdk.constant(0), 1); return { outputs: { y: u.u }, updates: { hasOwnProperty: u.u } }",
    /reserved/,
  ),
  behaving(
    'has states without end',
    "const updates = {}; for (let i = 0; i < 500; i += 1) updates['x' + i] = discreteState('x' + i, sdk.constant(0), 1e5); return { outputs: { y: u.u }, updates }",
    /values|wide|nodes|within/,
  ),
]
