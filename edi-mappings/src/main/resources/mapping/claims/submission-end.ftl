</claimSubmission>
