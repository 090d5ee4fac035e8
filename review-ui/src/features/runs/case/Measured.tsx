import { Facts, type Fact } from '@/components/Facts';
import { Hash } from '@/components/Hash';
import { bytes, count, score } from '@/lib/format/numbers';
import { money } from '@/lib/format/money';
import { duration } from '@/lib/format/times';
import type { Sample } from '../api/types';
import { Section } from './Section';

/** Times, memory, tokens and cost of a sample; what was not measured is left out. */
export function Measured({ sample }: { sample: Sample }) {
  const { execution, usage } = sample;
  const facts: Fact[] = [
    { name: 'Wall', value: execution && duration(execution.wallMs) },
    { name: 'CPU', value: execution && duration(execution.cpuMs) },
    {
      name: 'Peak',
      value: execution?.peakMemoryBytes == null ? null : bytes(execution.peakMemoryBytes),
      note: execution?.memorySource ?? undefined,
    },
    { name: 'Exit', value: execution?.signal ?? execution?.exitCode ?? null },
    { name: 'Tokens', value: usage && `${count(usage.input)} in, ${count(usage.output)} out` },
    {
      name: 'Reasoning',
      value: usage === null || usage.reasoning === 0 ? null : `${count(usage.reasoning)} of the output`,
    },
    {
      name: 'Cost',
      value: sample.cost === null ? 'unpriced' : money(sample.cost),
      note: sample.fromCache ? 'from the cache, paid earlier' : undefined,
    },
    { name: 'Answered', value: sample.latencyMs === null ? null : duration(sample.latencyMs) },
    { name: 'First text', value: sample.firstTokenMs === null ? null : duration(sample.firstTokenMs) },
    { name: 'Finish', value: sample.finishReason },
    { name: 'Served by', value: sample.servedModel },
    { name: 'Tests', value: execution?.integrity ?? null },
    { name: 'Key', value: <Hash value={sample.generationKey} name="generation key" /> },
    ...sample.scores.map((one) => ({ name: one.name, value: score(one.value), note: one.reason ?? undefined })),
  ];
  return (
    <Section title="Measured">
      <Facts facts={facts} layout="columns" />
    </Section>
  );
}
