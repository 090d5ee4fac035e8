import { tags } from '@lezer/highlight';

/** The tokens of a program that are coloured, by their class. */
export const tokens = [
  {
    tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword, tags.operatorKeyword],
    class: 'tok-key',
  },
  { tag: [tags.string, tags.special(tags.string)], class: 'tok-str' },
  { tag: [tags.number, tags.bool, tags.null], class: 'tok-num' },
  { tag: tags.comment, class: 'tok-com' },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], class: 'tok-def' },
  { tag: [tags.standard(tags.variableName), tags.self, tags.meta], class: 'tok-bi' },
];
