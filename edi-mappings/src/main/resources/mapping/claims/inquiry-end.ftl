</claimStatusInquiry>
