// PROVISIONAL until the document is generated.
export interface Metric {
  name: string;
  value: number | null;
  lower: number | null;
  upper: number | null;
  level: number;
  method: string | null;
  n: number;
  reason: string | null;
}
export interface Money {
  amount: number;
  currency: string;
}
export interface Cost {
  all: Money[];
  paid: Money[];
  unpriced: number;
}
export interface Usage {
  input: number;
  cachedInput: number;
  output: number;
  reasoning: number;
}
export interface CaseCounts {
  planned: number;
  passed: number;
  failed: number;
  notMeasured: number;
  pending: number;
}
export interface Text {
  text: string;
  lengthUtf16: number;
  truncated: boolean;
  rest: string | null;
}
export type RunStatus = 'running' | 'completed' | 'interrupted' | 'failed' | 'budget_reached' | 'killed';
export type CaseVerdict = 'passed' | 'failed' | 'not_measured';
export type CaseChangeKind =
  'fixed' | 'broken' | 'still_failing' | 'still_passing' | 'not_measured' | 'not_comparable' | 'new' | 'removed';
export type DifferenceVerdict = 'no_detectable_difference' | 'better' | 'worse' | 'not_comparable';
export interface ModelLine {
  model: string;
  prompt: string;
  passed: number;
  failed: number;
  notMeasured: number;
  metrics: Metric[];
}
export interface RunListItem {
  id: string;
  shortId: string;
  name: string;
  status: RunStatus;
  startedAt: string;
  finishedAt: string | null;
  durationMs: number | null;
  configHash: string;
  datasetName: string;
  datasetHash: string;
  resumedFrom: string | null;
  leftOut: number;
  cases: CaseCounts;
  notMeasuredSamples: number;
  models: ModelLine[];
  cost: Cost;
  gates: { met: number; notMet: number; skipped: number };
  review: { pairs: number; judged: number; reviewed: number } | null;
}
export interface Gate {
  gate: string;
  status: 'met' | 'not_met' | 'skipped';
  value: number | null;
  message: string;
}
export interface ModelDetail {
  line: ModelLine;
  provider: string;
  providerModel: string;
  checkpointStep: number | null;
  parameters: Record<string, string>;
  outcomes: Record<string, number>;
  meanRunMs: number | null;
  usage: Usage | null;
  cost: Cost;
}
export interface TaskFacets {
  total: number;
  failed: number;
  notMeasured: number;
  passed: number;
  topics: string[];
  difficulties: string[];
  outcomes: Record<string, number>;
}
export interface Run {
  run: RunListItem;
  configPath: string;
  toolVersion: string;
  gitCommit: string | null;
  host: string;
  sandbox: { backend: string; pythonVersion: string; imageDigest: string | null; description: string };
  samplesPerCase: number;
  passAt: number[];
  carry: string | null;
  gates: Gate[];
  models: ModelDetail[];
  prompts: { id: string; system: string | null; template: string }[];
  samples: { planned: number; measured: number; notMeasured: number };
  tasks: TaskFacets;
  tracking: {
    tracker: string;
    server: string;
    experiment: string;
    attempts: number;
    lastError: string | null;
    sentAt: string | null;
    externalId: string | null;
  }[];
}
export interface CaseCell {
  caseId: string;
  model: string;
  prompt: string;
  verdict: CaseVerdict | null;
  outcome: string | null;
  passed: number;
  measured: number;
  planned: number;
  change: CaseChangeKind | null;
}
export interface TaskRow {
  task: string;
  title: string;
  topic: string | null;
  difficulty: string | null;
  cells: CaseCell[];
}
export interface MatrixColumn {
  model: string;
  prompt: string;
}
export interface TaskMatrix {
  columns: MatrixColumn[];
  items: TaskRow[];
  next: string | null;
}
export interface Output {
  kept: Text;
  bytes: number;
  truncated: boolean;
}
export interface Execution {
  outcome: string;
  kind: string | null;
  message: string | null;
  exceptionType: string | null;
  traceback: string | null;
  failedAssertion: {
    source: string;
    line: number | null;
    got: string | null;
    expected: string | null;
    message: string | null;
  } | null;
  assertionsPassed: number;
  assertionsTotal: number | null;
  calls: number;
  wallMs: number;
  cpuMs: number;
  peakMemoryBytes: number | null;
  memorySource: string | null;
  exitCode: number | null;
  signal: string | null;
  stdout: Output;
  stderr: Output;
  integrity: string;
  flaky: boolean;
  attempts: number;
}
export interface Sample {
  id: string;
  index: number;
  outcome: string;
  message: string | null;
  startedAt: string | null;
  response: Text | null;
  refusal: string | null;
  finishReason: string | null;
  servedModel: string | null;
  error: { kind: string; message: string; status: number | null } | null;
  extraction: {
    code: Text | null;
    method: string;
    reason: string;
    startUtf16: number | null;
    endUtf16: number | null;
    startsWithPrompt: boolean;
    looksComplete: boolean;
  } | null;
  execution: Execution | null;
  scores: { scorer: string; name: string; value: number | null; reason: string | null; diagnostics: string[] }[];
  usage: Usage | null;
  cost: Money | null;
  fromCache: boolean;
  attempts: number;
  latencyMs: number | null;
  firstTokenMs: number | null;
  generationKey: string;
  executionKey: string | null;
}
export interface CaseJudgment {
  pair: string;
  judgment: string;
  against: string;
  sampleIndex: number;
  source: string;
  by: string | null;
  kind: string;
  standing: string | null;
  lane: string | null;
  action: string | null;
  inconsistent: boolean;
  confidence: number | null;
  at: string;
}
export interface Case {
  id: string;
  run: string;
  name: string;
  key: string;
  model: string;
  prompt: string;
  task: {
    id: string;
    title: string;
    hash: string;
    prompt: string;
    tests: Text;
    topic: string | null;
    difficulty: string | null;
  };
  verdict: CaseVerdict | null;
  outcome: string | null;
  message: string | null;
  durationMs: number;
  messages: { role: string; content: string }[];
  samples: Sample[];
  judgments: CaseJudgment[];
}
export interface ComparedRun {
  id: string;
  shortId: string;
  name: string;
  status: RunStatus;
  startedAt: string;
  models: number;
  tasks: number;
  samplesPerCase: number;
  configHash: string;
  datasetHash: string;
  cost: Cost;
}
export interface MetricDifference {
  name: string;
  tasks: number;
  a: number | null;
  b: number | null;
  delta: Metric;
  test: string;
  p: number | null;
  midP: number | null;
  adjustedP: number | null;
  detectable: number | null;
  power: number;
  verdict: DifferenceVerdict;
  reason: string | null;
}
export interface Sides<T> {
  a: T;
  b: T;
}
export interface ComparisonLine {
  name: string;
  a: MatrixColumn | null;
  b: MatrixColumn | null;
  deterministic: boolean;
  verdict: DifferenceVerdict;
  counts: Record<string, number>;
  metrics: MetricDifference[];
  costPerSample: Sides<Money[]>;
  meanRunMs: Sides<number | null>;
  notMeasuredSamples: Sides<number>;
}
export interface Comparison {
  a: ComparedRun;
  b: ComparedRun;
  comparable: boolean;
  sameDataset: boolean;
  sameConfig: boolean;
  configDifferences: { path: string; a: string | null; b: string | null }[];
  counts: Record<string, number>;
  lines: ComparisonLine[];
  outcomes: {
    bothPassed: number;
    broken: number;
    fixed: number;
    bothFailed: number;
    leftOut: number;
    p: number | null;
    midP: number | null;
  };
}
export interface ComparedCase {
  caseName: string;
  model: string;
  prompt: string;
  verdict: CaseVerdict;
  outcome: string;
  passed: number;
  measured: number;
  planned: number;
}
export interface CaseChange {
  task: string;
  title: string | null;
  line: string;
  kind: CaseChangeKind;
  a: ComparedCase | null;
  b: ComparedCase | null;
  differing: string[];
}
