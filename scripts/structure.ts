import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** The closed vocabulary of a slice, and what each of its files may import. */
const sliceFiles = new Set(['contract', 'model', 'store', 'access', 'actions', 'api', 'jobs', 'cli', 'text'])
const layers = ['platform', 'ui', 'features', 'app'] as const
type Layer = (typeof layers)[number]

const mayImportLayer: Record<Layer, readonly string[]> = {
  platform: ['platform'],
  ui: ['ui'],
  features: ['features', 'platform', 'ui', 'web client'],
  app: ['app', 'features', 'platform', 'ui', 'web client'],
}

interface Import {
  from: string
  to: string
}

/** Faults of the tree against the rules of CONTRIBUTING.md, one line each; none when all is well. */
export function checkStructure(root = resolve(import.meta.dirname, '..')): string[] {
  const files = sourceFiles(join(root, 'src')).map((file) => relative(root, file))
  const imports = files.flatMap((file) => importsOf(root, file))
  return [
    ...files.flatMap(vocabularyFaults),
    ...files.flatMap((file) => barrelFaults(root, file)),
    ...imports.flatMap(layerFaults),
    ...imports.flatMap(sliceFaults),
    ...cycleFaults(imports),
  ]
}

/** Slice → slices whose actions or model it uses, for the graph in docs/architecture.md. */
export function sliceGraph(root = resolve(import.meta.dirname, '..')): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>()
  for (const file of sourceFiles(join(root, 'src', 'features')).map((path) => relative(root, path))) {
    const from = sliceOf(file)!
    if (!graph.has(from)) graph.set(from, new Set())
    if (/\.test\.tsx?$/.test(file)) continue
    for (const { to } of importsOf(root, file)) {
      const slice = sliceOf(to)
      if (slice && slice !== from) graph.get(from)!.add(slice)
    }
  }
  return graph
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function importsOf(root: string, file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8')
  const found = [...source.matchAll(/(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)/g)]
  return found
    .map((match) => match[1] ?? match[2]!)
    .filter((target) => target.startsWith('.') || target.startsWith('#'))
    .map((target) => ({ from: file, to: resolved(root, file, target) }))
}

function resolved(root: string, file: string, target: string): string {
  if (target.startsWith('#')) return join('src', target.slice(1))
  return relative(root, resolve(root, dirname(file), target))
}

function vocabularyFaults(file: string): string[] {
  const [, layer, slice, ...rest] = file.split('/')
  if (layer !== 'features') return []
  if (rest.length === 0) return [`${file}: a feature is a folder`]
  const webAt = rest.indexOf('web')
  if (webAt >= 0) return []
  const name = rest.at(-1)!.replace(/(\.test)?\.tsx?$/, '')
  return sliceFiles.has(name) ? [] : [`${file}: '${name}' is not a file of a slice (${slice}); see CONTRIBUTING.md`]
}

function barrelFaults(root: string, file: string): string[] {
  if (/\/index\.tsx?$/.test(file)) return [`${file}: no barrels`]
  if (/^export \* from/m.test(readFileSync(join(root, file), 'utf8'))) return [`${file}: no re-export of a whole file`]
  return []
}

function layerFaults({ from, to }: Import): string[] {
  if (/\.test\.tsx?$/.test(from)) return []
  const source = from.split('/')[1] as Layer
  const target = /^src\/app\/web\/(client|session)\.tsx?$/.test(to) ? 'web client' : to.split('/')[1]!
  if (mayImportLayer[source]?.includes(target))
    return isServerInBrowser(from, to) ? [`${from}: server code in the browser: ${to}`] : []
  return to.startsWith('src/') ? [`${from}: ${source} may not import ${to}`] : []
}

/** What runs in the browser takes rules, words and the client; never a store, an action or the platform's server side. */
function isServerInBrowser(from: string, to: string): boolean {
  if (!isBrowser(from)) return false
  if (to.startsWith('src/platform/')) return !/^src\/platform\/(words|day|traditional)\.ts$/.test(to)
  return to.startsWith('src/features/') && !isBrowser(to) && !/\/(model|text)\.ts$/.test(to)
}

function isBrowser(file: string): boolean {
  return file.startsWith('src/ui/') || file.startsWith('src/app/web/') || /^src\/features\/.*\/web\//.test(file)
}

const slicePermits: Record<string, RegExp> = {
  model: /\/(model|text)\.ts$|\.json$|^src\/platform\/(day|words|context)\.ts$/,
  text: /^$/,
  contract: /\/(contract|model)\.ts$|^src\/platform\//,
  store: /\/(store|model)\.ts$|^src\/platform\//,
  access: /\/(access|model|text)\.ts$|^src\/platform\//,
  actions: /\/(actions|access|model|store|text)\.ts$|^src\/platform\//,
  api: /\/(api|contract|actions|text)\.ts$|^src\/platform\//,
  jobs: /\/(actions|model|text)\.ts$|^src\/platform\//,
  cli: /\/(actions|model|text)\.ts$|^src\/platform\//,
}

function sliceFaults({ from, to }: Import): string[] {
  if (!from.startsWith('src/features/') || /\.test\.tsx?$/.test(from) || isBrowser(from)) return []
  const kind = from.split('/').at(-1)!.replace(/\.ts$/, '')
  const permits = slicePermits[kind]
  if (permits && !permits.test(to)) return [`${from}: ${kind}.ts may not import ${to}`]
  const foreign = sliceOf(to) !== undefined && sliceOf(to) !== sliceOf(from)
  if (foreign && /\/(store|access|contract|api)\.ts$/.test(to))
    return [`${from}: another slice's ${to}: use its actions`]
  return []
}

function sliceOf(file: string): string | undefined {
  return /^src\/features\/([^/]+)\//.exec(file)?.[1]
}

function cycleFaults(imports: Import[]): string[] {
  const edges = Map.groupBy(imports, (edge) => edge.from)
  const state = new Map<string, 'open' | 'done'>()
  const faults: string[] = []
  const visit = (file: string, trail: string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      faults.push(`cycle: ${[...trail.slice(trail.indexOf(file)), file].join(' → ')}`)
      return
    }
    state.set(file, 'open')
    for (const { to } of edges.get(file) ?? []) visit(to, [...trail, file])
    state.set(file, 'done')
  }
  for (const file of edges.keys()) visit(file, [])
  return faults
}
