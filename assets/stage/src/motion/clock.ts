/** The one clock of motion: runs from one moment of a step to another and says at every frame where it is. The first frame is the press's own. */

export interface Course {
  from: number; // ms of the score
  to: number;
  rate: number; // 1: as the score is written
}

export class Clock {
  ms = 0; // where it is, or was last
  private course: Course | null = null;
  private began = 0;
  private request = 0;

  constructor(
    private readonly tick: (ms: number) => void,
    private readonly ended: () => void,
  ) {}

  get running(): boolean {
    return this.course !== null;
  }

  /** Begins at the course's first moment; what ran before is over without having ended. */
  start(course: Course): void {
    this.stop();
    this.course = course;
    this.ms = course.from;
    this.request = requestAnimationFrame(this.begin);
  }

  /** Is over at once, wherever it was: the caller draws what is there then. */
  stop(): void {
    cancelAnimationFrame(this.request);
    this.course = null;
  }

  private readonly begin = (now: number): void => {
    this.began = now;
    this.request = requestAnimationFrame(this.frame);
  };

  private readonly frame = (now: number): void => {
    const { course } = this;
    if (!course) return;
    this.ms = course.from + Math.max(0, now - this.began) * course.rate;
    if (this.ms >= course.to) {
      this.stop();
      this.ended();
      return;
    }
    this.tick(this.ms);
    this.request = requestAnimationFrame(this.frame);
  };
}
