/** «Étape 1 sur 2» on a line of its own above what the step is called; heard as one with it. */
export function StepNumber({ children }: { children: string }) {
  return (
    <span class="step__number">
      {children}
      <span class="visually-hidden">{"\u00a0: "}</span>
    </span>
  );
}
