/** The engine's door: whatever is not exported here is nobody's business outside. */
export type * from './block/block-look.ts'
export type { BlockRole, Edge, Execution } from './block/block-role.ts'
export type { BlockType, PortTable } from './block/block-type.ts'
export { type DataFile, type DataFiles, findPathFault } from './block/data-file.ts'
export {
  type EvaluatedText,
  evaluateText,
  isVariableName,
  listFormulaNames,
  listNames,
  type Scope,
} from './block/evaluate-text.ts'
export { formulaToTex } from './block/formula-tex.ts'
export { shapeOfStatements } from './block/own-numbers.ts'
export type { ButtonPanel, KnobPanel, Panel, PanelColor, SliderPanel, SwitchPanel } from './block/panel.ts'
export type { ParameterValue, ParameterValues } from './block/parameter.ts'
export { isTunable, numbersOf, type ParameterDeclaration, type ParameterTable } from './block/parameter.ts'
export { createRegistry, type Library, type Registry } from './block/registry.ts'
export { labelElements } from './block/signal-type.ts'
export { listOwnWords } from './block/statements.ts'
export { tabulateTypes } from './block/tabulate-types.ts'
export { partItems } from './block/text-nodes.ts'
export { expandUnits } from './block/units.ts'
export { type Compilation, compile } from './compile/compile.ts'
export { type BlockDescription, describeBlock } from './compile/describe-block.ts'
export type { BlockTiming, Timing, TimingRate } from './compile/describe-timing.ts'
export type { EvaluatedParameter } from './compile/evaluate-parameters.ts'
export {
  evaluateParameters,
  evaluateTunables,
  evaluateVariables,
  type OpenContext,
  openContext,
} from './compile/evaluate-project.ts'
export { nameElement } from './compile/for-each.ts'
export { listDataFiles } from './compile/list-data-files.ts'
export { findBoundary, type Ports, portNameOf, portsOfBlock } from './compile/ports.ts'
export type { Program, ProgramBlock, ProgramParameter, Recording, Signal } from './compile/program.ts'
export { type ResolvedSettings, resolveSettings } from './compile/resolve-settings.ts'
export { findGoto } from './compile/tags.ts'
export { FORMATS, type Format, findFormat } from './formats/formats.ts'
export { readProject } from './formats/json.ts'
export type { Reading } from './formats/reading.ts'
export { writeProject } from './formats/write-json.ts'
export { findOwn } from './math/find-own.ts'
export * from './model/diagnostic.ts'
export { addBlock, nameNewBlock } from './model/edit/add-block.ts'
export { addModel, nameNewModel } from './model/edit/add-model.ts'
export type { BlockFacts, BlockPorts } from './model/edit/block-facts.ts'
export { commentBlocks } from './model/edit/comment-blocks.ts'
export { connect } from './model/edit/connect.ts'
export { copyBlocks } from './model/edit/copy-blocks.ts'
export { disconnect } from './model/edit/disconnect.ts'
export { exciseSelection } from './model/edit/excise.ts'
export { expandSubsystem, findExpandFault } from './model/edit/expand-subsystem.ts'
export { listWords, wordsOf } from './model/edit/expression-words.ts'
export { makeIndependent } from './model/edit/make-independent.ts'
export { makeSubsystem, nameNewSubsystem, type SubsystemParts } from './model/edit/make-subsystem.ts'
export { promoteParameter, removeModelParameter, setModelParameter } from './model/edit/model-parameters.ts'
export { countUses, findNestingFault, listUsedModels } from './model/edit/model-uses.ts'
export { changeNote, findNotes, nameNewNote, removeNotes, setNote } from './model/edit/notes.ts'
export { duplicateBlocks, findPasteFault, pasteBlocks } from './model/edit/paste-blocks.ts'
export { flipBlocks, moveBlocks, pinPlaces, rotateBlocks } from './model/edit/place-blocks.ts'
export { reconnect } from './model/edit/reconnect.ts'
export { type Removal, removeSelection } from './model/edit/remove-selection.ts'
export { findRenameFault, renameBlock } from './model/edit/rename-block.ts'
export { renameVariable } from './model/edit/rename-variable.ts'
export { findParameterFault, setParameter, setParameters } from './model/edit/set-parameter.ts'
export {
  EXPRESSION_SETTINGS,
  renameProject,
  type SettingName,
  setSettings,
} from './model/edit/set-settings.ts'
export { findSignalFault, findSignals, nameSignal } from './model/edit/signals.ts'
export { pinSlider, unpinSlider } from './model/edit/sliders.ts'
export { spliceBlock } from './model/edit/splice.ts'
export { findVariableFault, removeVariable, setVariable } from './model/edit/variables.ts'
export { findWires, routeWires, showWires } from './model/edit/wires.ts'
export { findBlock, findModel, keysOf, suggest } from './model/find.ts'
export * from './model/project.ts'
export { recordPlugins } from './model/record-plugins.ts'
export type { GuestModules } from './sandbox/load-modules.ts'
export { type LoadedPlugins, loadPlugins } from './sandbox/load-plugins.ts'
export type { Manifest } from './sandbox/manifest.ts'
export { createPluginDisk, type DiskAccess } from './sandbox/plugin-disk.ts'
export { formatPluginFault, type PluginFault } from './sandbox/plugin-fault.ts'
export { createPluginStore } from './sandbox/plugin-store.ts'
export type { PluginSource } from './sandbox/source.ts'
export { findUserDataFolder, PLUGINS_FOLDER } from './sandbox/user-folders.ts'
export { chooseEngine, ENGINE_CHOICES, type EngineChoice } from './simulate/choose-engine.ts'
export { formatExactly, writeCsvHead } from './simulate/csv-lines.ts'
export type { ErrorBand } from './simulate/error-bands.ts'
export { describeNotice, listNotices, type Notice } from './simulate/list-notices.ts'
export type { BlockCost, ContextCost, Profile } from './simulate/profile-report.ts'
export { createRun, type Run, type RunOptions } from './simulate/run.ts'
export { createSignalLog, type LogColumn, listColumns, type SignalLog } from './simulate/signal-log.ts'
export { type Simulation, simulate } from './simulate/simulate.ts'
export type { Trust } from './simulate/trust-interface.ts'
export {
  AUTO_SOLVER,
  FIXED_SOLVERS,
  findSolver,
  isVariableStep,
  SOLVER_CHOICES,
  VARIABLE_SOLVERS,
} from './solvers/catalogue.ts'
export type { Solver } from './solvers/solver.ts'
export { demonstrateBlock } from './worker/demonstrate-block.ts'
export * from './worker/messages.ts'
export type { Probe } from './worker/probe-plugin.ts'
export { createRingReader, type SampleRingReader } from './worker/sample-ring.ts'
