import type { DataFiles } from '../block/data-file.ts'
import type { Registry } from '../block/registry.ts'
import { listDataFiles } from '../compile/list-data-files.ts'
import type { Project } from '../model/project.ts'
import type { CommandIo } from './command-io.ts'

/** All that the blocks of a project read, from the folder of its file. */
export async function loadData(
  projectFile: string,
  project: Project,
  registry: Registry,
  io: CommandIo,
): Promise<DataFiles> {
  const paths = listDataFiles(project, registry)
  const read = paths.map(async path => [path, await io.readDataFile(projectFile, path)] as const)
  return new Map(await Promise.all(read))
}
