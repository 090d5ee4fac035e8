import { SafeText } from '@/components/SafeText';

/** Who built: the model, and its prompt where it is not the usual one. */
export function Subject({ model, prompt }: { model: string; prompt: string }) {
  return (
    <>
      <SafeText text={model} />
      {prompt !== 'default' && (
        <span className="t2">
          , <SafeText text={prompt} />
        </span>
      )}
    </>
  );
}
