import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Outbox, RefusedError, type Outgoing } from './Outbox';
import { TestClock } from './TestClock';

let clock: TestClock;
const send = vi.fn<(item: Outgoing<string>) => Promise<void>>();
const keep = vi.fn<(items: readonly Outgoing<string>[]) => void>();
const item = (id: string): Outgoing<string> => ({ id, pair: `p${id}`, title: id, words: 'Tie', body: id });
const box = (kept: readonly Outgoing<string>[] = []) => new Outbox<string>({ clock, send, keep }, kept);
const statuses = (outbox: Outbox<string>) => outbox.entries().map(({ status }) => status);

beforeEach(() => {
  clock = new TestClock();
  send.mockReset();
  keep.mockReset();
});

describe('Outbox', () => {
  it('sends in order and forgets the copy once sent', async () => {
    send.mockResolvedValue();
    const outbox = box();
    outbox.put(item('1'));
    outbox.put(item('2'));
    expect(keep).toHaveBeenCalledWith([item('1'), item('2')]);
    await clock.pass(0);
    expect(send.mock.calls.map(([{ id }]) => id)).toEqual(['1', '2']);
    expect(statuses(outbox)).toEqual(['sent', 'sent']);
    expect(keep).toHaveBeenLastCalledWith([]);
  });

  it('waits and tries again while the store cannot be reached, in order', async () => {
    send.mockRejectedValueOnce(new Error('offline')).mockResolvedValue();
    const outbox = box();
    outbox.put(item('1'));
    await clock.pass(0);
    outbox.put(item('2'));
    expect(outbox.entries()[0]).toMatchObject({ status: 'waiting', retryAt: 1000, reason: 'offline' });
    await clock.pass(1000);
    expect(statuses(outbox)).toEqual(['sent', 'sent']);
  });

  it('says what was refused, keeps it, and goes on with the next', async () => {
    send.mockRejectedValueOnce(new RefusedError('superseded')).mockResolvedValue();
    const outbox = box();
    outbox.put(item('1'));
    outbox.put(item('2'));
    await clock.pass(0);
    expect(outbox.entries()[0]).toMatchObject({ status: 'refused', reason: 'superseded' });
    expect(statuses(outbox)).toEqual(['refused', 'sent']);
    expect(keep).toHaveBeenLastCalledWith([item('1')]);
    outbox.dismiss('1');
    expect(statuses(outbox)).toEqual(['sent']);
  });

  it('sends after a reload what was not sent before', async () => {
    send.mockResolvedValue();
    const outbox = box([item('1')]);
    await clock.pass(0);
    expect(statuses(outbox)).toEqual(['sent']);
  });

  it('lets what waits be withdrawn, and not what is sent', async () => {
    send.mockRejectedValue(new Error('offline'));
    const outbox = box();
    outbox.put(item('1'));
    await clock.pass(0);
    expect(outbox.withdraw('1')).toBe(true);
    expect(outbox.entries()).toEqual([]);
    send.mockResolvedValue();
    outbox.put(item('2'));
    await clock.pass(1000);
    expect(outbox.withdraw('2')).toBe(false);
  });
});
