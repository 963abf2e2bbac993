// The actions for an activity, always within reach of the thumb: share it, join it, leave it again.
Component({
  properties: {
    isJoined: Boolean,
    /** The number of free places. */
    left: Number,
  },
  methods: {
    join() {
      this.triggerEvent('join')
    },
    leave() {
      this.triggerEvent('leave')
    },
  },
})
