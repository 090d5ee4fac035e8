import { createContext, useContext, useEffect } from 'react';

/** A step of the way to a page. */
export interface Crumb {
  readonly label: string;
  readonly to?: string;
}

/** What a page tells the frame around it. */
export interface PageState {
  readonly crumbs: readonly Crumb[];
  /** True when the page needs the width: the navigation stays a rail. */
  readonly rail: boolean;
}

/** What the frame offers to pages. */
export interface PageFrame {
  /** Where a page puts what belongs into the header, or null before it is there. */
  readonly headerSlot: HTMLElement | null;
  /** Where a panel beside the page goes, or null before it is there. */
  readonly asideSlot: HTMLElement | null;
  readonly setPage: (page: PageState) => void;
  /** Makes room beside the page. */
  readonly setAside: (open: boolean) => void;
}

/** The context of the frame. */
export const PageContext = createContext<PageFrame>({
  headerSlot: null,
  asideSlot: null,
  setPage: () => undefined,
  setAside: () => undefined,
});

/** The frame around the page. */
export function usePageFrame(): PageFrame {
  return useContext(PageContext);
}

/** Names the page: its way in the header, and its last step in the browser's title. */
export function usePage(crumbs: readonly Crumb[], { rail = false }: { rail?: boolean } = {}): void {
  const { setPage } = usePageFrame();
  const key = JSON.stringify(crumbs);
  useEffect(() => {
    const steps = JSON.parse(key) as Crumb[];
    setPage({ crumbs: steps, rail });
    document.title = [...steps.map((step) => step.label).reverse(), 'LLM-Eval'].join(' · ');
  }, [key, rail, setPage]);
}
